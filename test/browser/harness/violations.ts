/** What a Content-Security-Policy forbade. */
export interface Violation {
  directive: string;
  blocked: string;
  page: string;
  sample: string;
  /** Seen by the page's own event, or by the server that the browser reported to. */
  seenBy: 'page' | 'server';
}

/** Runs in the page, before its scripts. */
export function watchViolations(report: (violation: Violation) => void): void {
  addEventListener(
    'securitypolicyviolation',
    event =>
      report({
        directive: event.effectiveDirective,
        blocked: event.blockedURI,
        page: event.documentURI,
        sample: event.sample,
        seenBy: 'page',
      }),
    true,
  );
}

/** A report as browsers send it to `report-uri`: https://www.w3.org/TR/CSP3/#deprecated-serialize-violation */
export function asViolation(report: unknown): Violation {
  const body = (report as { 'csp-report'?: unknown })['csp-report'] ?? report;
  const field = (name: string) => String((body as Record<string, unknown>)[name] ?? '');
  return {
    directive: field('effective-directive') || field('violated-directive'),
    blocked: field('blocked-uri'),
    page: field('document-uri'),
    sample: field('script-sample'),
    seenBy: 'server',
  };
}
