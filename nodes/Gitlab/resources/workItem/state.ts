import { type Operation, write } from '../../operation';
import { at } from './field';
import { locate } from './locate';
import { isShort, simpleWorkItem } from './row';
import { change } from './update';

/** @see https://docs.gitlab.com/api/graphql/reference/#mutationworkitemupdate */
function stateChange(
	name: 'Close' | 'Reopen',
	description: string,
	stateEvent: 'CLOSE' | 'REOPEN',
): Operation {
	return write({
		name,
		action: `${name} a work item`,
		description,
		fields: [at, isShort],
		simplify: simpleWorkItem,
		run: async ({ gitlab, hint, at, isShort }) => {
			const [id] = await locate({ gitlab, hint }, at);
			return await change({ gitlab, hint }, 'workItemUpdate', { id, stateEvent }, isShort);
		},
	});
}

/** Close and Reopen; where the type has statuses, GitLab sets the one that fits. */
export const stateChanges = [
	stateChange('Close', 'Close a work item without deleting it', 'CLOSE'),
	stateChange('Reopen', 'Reopen a work item that was closed', 'REOPEN'),
];
