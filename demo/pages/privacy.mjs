// @ts-check
import { html } from '../html.mjs';

/** The site's rule in plain words; the list of services is Hallpass's (R19). @param {import('./view.mjs').View} view */
export const privacy = ({ own, text }) => ({
  title: text.pages.privacy,
  main: html`<h1>${text.pages.privacy}</h1>
<p class="lead">${own.rule}</p>
<section aria-labelledby="rule">
<h2 id="rule">${text.privacyRule}</h2>
${own.ruleInFull.map(paragraph => html`<p>${paragraph}</p>\n`)}
</section>
<section aria-labelledby="services">
<h2 id="services">${text.privacyServices}</h2>
<p>${text.privacyServicesIntroduction}</p>
<div data-consent-declaration></div>
</section>
<section aria-labelledby="questions">
<h2 id="questions">${text.privacyQuestions}</h2>
<p>${text.privacyQuestionsText}</p>
</section>`,
});
