import type { IDataObject } from 'n8n-workflow';
import { GitlabError, isRecord } from '../../client';
import { ASSIGNEES } from '../shared/leftOut';
import { rowOf } from './row';
import { selection } from './selection';
import { type Asking, ask } from './server';

/** GitLab's mutations of work items, with the types of their inputs. */
const MUTATIONS = {
	workItemCreate: 'WorkItemCreateInput',
	workItemUpdate: 'WorkItemUpdateInput',
	workItemConvert: 'WorkItemConvertInput',
	workItemAddLinkedItems: 'WorkItemAddLinkedItemsInput',
	workItemRemoveLinkedItems: 'WorkItemRemoveLinkedItemsInput',
} as const;

/**
 * Changes a work item.
 *
 * @returns its row after the change
 * @see https://docs.gitlab.com/api/graphql/reference/#mutationworkitemupdate
 */
export async function change(
	asking: Asking,
	mutation: keyof typeof MUTATIONS,
	input: IDataObject,
	isShort: boolean,
): Promise<IDataObject> {
	const query = `mutation ($input: ${MUTATIONS[mutation]}!) {
		${mutation}(input: $input) { errors workItem { ${selection(isShort)} } }
	}`;
	const data = await ask(asking, query, async (known) => await asking.gitlab.graphql.send(known, { input }));
	const { workItem } = (data[mutation] ?? {}) as IDataObject;
	if (isRecord(workItem)) return tellLeftOut(asking, input, rowOf(workItem as IDataObject));
	throw new GitlabError('notGitlab', 'GitLab did not give the work item that it changed');
}

/** GitLab passes over a second assignee without a word where the edition allows but one. */
function tellLeftOut({ hint }: Asking, { assigneesWidget }: IDataObject, row: IDataObject): IDataObject {
	const { assigneeIds: sent } = (assigneesWidget ?? {}) as { assigneeIds?: string[] };
	const there = row.assignees as string[];
	if (sent && there.length < sent.length) hint?.(ASSIGNEES);
	return row;
}
