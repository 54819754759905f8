import * as values from '../http/values';
import type { Rule } from '../table/rules';
import { byFlag, byTime, byUser, byWord } from '../table/rules';
import type { Issue } from '../world/model';
import { sharedRules } from './filters';

const DAY_MS = 24 * 60 * 60 * 1000;

const byDueDate: Rule<Issue> = (given, name, call) => {
	const wanted = values.text(given, name);
	if (!wanted) return undefined;
	const today = Date.parse(call.world.now().slice(0, 10));
	const days = (issue: Issue) => (issue.due_date ? (Date.parse(issue.due_date) - today) / DAY_MS : NaN);
	const tests: Record<string, (issue: Issue) => boolean> = {
		'0': (issue) => issue.due_date === null,
		any: (issue) => issue.due_date !== null,
		today: (issue) => days(issue) === 0,
		tomorrow: (issue) => days(issue) === 1,
		overdue: (issue) => days(issue) < 0 && issue.state === 'opened',
		week: (issue) => Math.abs(days(issue)) < 7,
		month: (issue) => issue.due_date?.slice(0, 7) === call.world.now().slice(0, 7),
		next_month_and_previous_two_weeks: (issue) => days(issue) >= -14 && days(issue) <= 62,
	};
	return tests[wanted];
};

const byWeight: Rule<Issue> = (given, name) => {
	const wanted = values.text(given, name);
	if (!wanted) return undefined;
	if (/^none$/i.test(wanted)) return (issue) => issue.weight === null;
	if (/^any$/i.test(wanted)) return (issue) => issue.weight !== null;
	return (issue) => String(issue.weight) === wanted;
};

/** The filters of lists of issues. */
export const issueRules: Record<string, Rule<Issue>> = {
	...sharedRules,
	confidential: byFlag((issue) => issue.confidential),
	due_date: byDueDate,
	weight: byWeight,
	issue_type: byWord((issue) => issue.issue_type),
	closed_by_id: byUser((issue) => [issue.closed_by], 'id'),
	closed_after: byTime((issue) => issue.closed_at, 'after'),
};
