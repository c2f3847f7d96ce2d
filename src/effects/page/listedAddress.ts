/**
 * Words for which lists of ad blockers take an address away, whatever is there: EasyList Cookie List
 * (https://easylist.to) and AdGuard's Cookie Notices (https://github.com/AdguardTeam/AdguardFilters).
 */
const LISTED = /cookies?[-_]?(consent|banner|notice|policy)/i;

/** Whether visitors with a block list will not get what is at an address. */
export const isListed = (address: string): boolean => LISTED.test(address);
