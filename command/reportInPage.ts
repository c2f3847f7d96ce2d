import type { Report } from '../src/audit/model.ts';
import { htmlReport } from '../src/audit/report/htmlReport.tsx';
import { wordsIn } from './words.ts';

declare global {
  interface Window {
    hallpassReport(report: Report, language: string): string;
  }
}

window.hallpassReport = (report, language) => htmlReport(report, wordsIn(language), 'command');
