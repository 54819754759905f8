import { read } from '../output/read';
import type { Filter } from './filter';

export const draftFilter: Filter = {
	field: {
		displayName: 'Draft',
		name: 'draft',
		type: 'options',
		options: [
			{ name: 'Only Drafts', value: 'drafts' },
			{ name: 'Only What Is Ready', value: 'ready' },
		],
		default: 'ready',
		description: 'Whether the merge request, or the one that a comment is on, is a draft',
	},
	flags: ['merge_requests_events', 'note_events', 'confidential_note_events'],
	accepts: ({ event, body }, value) => {
		const at = event === 'merge_request' ? 'object_attributes' : 'merge_request';
		const isDraft = read(body, `${at}.draft|${at}.work_in_progress`);
		if ((event !== 'merge_request' && event !== 'comment') || isDraft === null) return true;
		return (isDraft === true) === (value === 'drafts');
	},
};
