import { isAnyLike } from '../../wildcards';
import { sides } from '../output/actions';
import { read, readTexts } from '../output/read';
import type { WebhookEvent } from '../output/webhookEvent';
import type { Filter } from './filter';
import { listed, listField } from './listField';

const HOW = 'Any of them is enough; separate several with commas; * stands for any characters.';

const LABELLED: readonly string[] = ['issue', 'work_item', 'merge_request'];
const FLAGS = ['issues_events', 'confidential_issues_events', 'merge_requests_events'];

/** The labels of the issue or merge request, or of the one that a comment is on. */
function labelsOf({ body }: WebhookEvent): string[] {
	return readTexts(
		body,
		'object_attributes.labels.title|issue.labels.title|merge_request.labels.title|labels.title',
	);
}

/** The labels that only one side of the event has; when something is opened, all of its labels are added. */
function differenceOf(webhookEvent: WebhookEvent, side: 'added' | 'removed'): string[] {
	const { actions, body } = webhookEvent;
	if (actions[0] === 'opened') return side === 'added' ? labelsOf(webhookEvent) : [];
	const [before, after] = sides(read(body, 'changes.labels')).map((labels) =>
		readTexts({ labels }, 'labels.title'),
	);
	const [here, there] = side === 'added' ? [after, new Set(before)] : [before, new Set(after)];
	return here.filter((label) => !there.has(label));
}

function labelFilter(
	field: Filter['field'],
	flags: readonly string[],
	events: readonly string[],
	labels: (webhookEvent: WebhookEvent) => string[],
): Filter {
	return {
		field,
		flags,
		accepts: (webhookEvent, value) => {
			const patterns = listed(value);
			return (
				!events.includes(webhookEvent.event) || !patterns.length || isAnyLike(labels(webhookEvent), patterns)
			);
		},
	};
}

export const labelFilters: readonly Filter[] = [
	labelFilter(
		listField(
			'labels',
			'Has Labels',
			'bug, priority::*',
			`Labels of the issue or merge request, or of the one that a comment is on. ${HOW}`,
		),
		[...FLAGS, 'note_events', 'confidential_note_events'],
		[...LABELLED, 'comment'],
		labelsOf,
	),
	labelFilter(
		listField(
			'labelsAdded',
			'Labels Added',
			'needs review',
			`Labels that the issue or merge request gets with this event. ${HOW}`,
		),
		FLAGS,
		LABELLED,
		(webhookEvent) => differenceOf(webhookEvent, 'added'),
	),
	labelFilter(
		listField(
			'labelsRemoved',
			'Labels Removed',
			'blocked',
			`Labels that the issue or merge request loses with this event. ${HOW}`,
		),
		FLAGS,
		LABELLED,
		(webhookEvent) => differenceOf(webhookEvent, 'removed'),
	),
];
