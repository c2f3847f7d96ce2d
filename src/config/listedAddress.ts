/**
 * Words for which lists of ad blockers take an address away, whatever is there: "cookie" with more to the name, such
 * as cookie-consent, and "gdpr". In EasyList Cookie List (https://easylist.to) and AdGuard's Cookie Notices
 * (https://github.com/AdguardTeam/AdguardFilters). A folder or a host that is called cookie or cookies passes.
 */
const LISTED = /cookies?[^s./]|gdpr/i;

/** Whether visitors with a block list may not get what is at an address: of the tag's file, of records. */
export const isListed = (address: string): boolean => LISTED.test(address);
