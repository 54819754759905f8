import { isAnyLike } from '../../wildcards';
import { readTexts } from '../output/read';
import type { WebhookEvent } from '../output/webhookEvent';
import type { Filter } from './filter';
import { listed, listField } from './listField';

const HOW = 'Separate several with commas; * stands for any characters.';

/** Where the events of merge requests, comments on them and their pipelines tell of branches. */
const MERGE_REQUEST = ['object_attributes', 'merge_request'];

const MERGE_REQUEST_FLAGS = ['merge_requests_events', 'note_events', 'confidential_note_events'];

function branchFilter(side: 'source' | 'target', displayName: string, example: string): Filter {
	const ways = MERGE_REQUEST.map((at) => `${at}.${side}_branch`).join('|');
	return {
		field: listField(
			`${side}Branches`,
			displayName,
			example,
			`The ${side} branch of the merge request, or of the one that a comment is on. ${HOW}`,
		),
		flags: MERGE_REQUEST_FLAGS,
		accepts: ({ event, body }, value) => {
			const isOnOne = readTexts(body, 'object_attributes.noteable_type').includes('MergeRequest');
			if (event !== 'merge_request' && !(event === 'comment' && isOnOne)) return true;
			return isWanted(readTexts(body, ways), value);
		},
	};
}

/** Where the other events tell of a branch or tag. */
const REFS = new Map([
	['push', 'ref'],
	['tag_push', 'ref'],
	['pipeline', 'object_attributes.ref'],
	['job', 'ref'],
	['release', 'tag'],
	['repository', 'refs'],
]);

const refs: Filter = {
	field: listField(
		'refs',
		'Branches or Tags',
		'main, release/*, v?.*',
		`The branch or tag that was pushed, that the pipeline or job runs for, or that the release has. A pipeline of a merge request has its source branch, also where that is in a fork; its jobs tell only refs/merge-requests/7/head. ${HOW}`,
	),
	flags: ['push_events', 'tag_push_events', 'pipeline_events', 'job_events', 'releases_events'],
	accepts: (webhookEvent, value) => {
		const names = refsOf(webhookEvent);
		return !names || isWanted(names, value);
	},
};

function refsOf({ event, body }: WebhookEvent): string[] | undefined {
	const ways = REFS.get(event);
	if (!ways) return undefined;
	const names = readTexts(body, ways).map((ref) => ref.replace(/^refs\/(?:heads|tags)\//, ''));
	const isOfRequest = names.some((name) => name.startsWith('refs/merge-requests/'));
	return isOfRequest ? [...names, ...readTexts(body, 'merge_request.source_branch')] : names;
}

function isWanted(names: string[], value: unknown): boolean {
	const patterns = listed(value);
	return !patterns.length || isAnyLike(names, patterns);
}

export const branchFilters: readonly Filter[] = [
	refs,
	branchFilter('source', 'Source Branches', 'feature/*, fix/*'),
	branchFilter('target', 'Target Branches', 'main, release/*'),
];
