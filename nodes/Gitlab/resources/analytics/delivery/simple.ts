import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../../simplify';

const simpleMeasures = pick(
	['project', 'iid', 'title', 'author', 'merged_at', 'cycle_hours'],
	['coding_hours', 'pickup_hours', 'review_hours', 'merge_hours', 'review_comments', 'changed_lines'],
);

const simpleSummary = pick(
	['merge_requests'],
	{ cycle_hours: 'cycle_hours.median', coding_hours: 'coding_hours.median' },
	{ pickup_hours: 'pickup_hours.median', review_hours: 'review_hours.median' },
	{ merge_hours: 'merge_hours.median', lead_hours: 'lead_hours.median' },
	{ review_comments: 'review_comments.median', changed_lines: 'changed_lines.median' },
	['deployments'],
);

/** What most workflows use: of merge requests put together the medians, under the names of one. */
export function simpleMetrics(row: IDataObject): IDataObject {
	if ('iid' in row) return simpleMeasures(row);
	const names = ['author', 'project', 'week'].filter((name) => name in row);
	return { ...Object.fromEntries(names.map((name) => [name, row[name]])), ...simpleSummary(row) };
}
