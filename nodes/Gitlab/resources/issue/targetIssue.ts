import { type List, addressIn, compose, isEmpty, placeOfItemPage, required } from '../../fields';
import { project, projectParam, requireOther } from '../../fields/places';
import type { Item } from '../../item';
import type { Field } from '../../operation';
import { issueAnywhere, issues } from './field';

/** The other end of a link, under GitLab's names. */
export type TargetIssue = { target_project_id: string; target_issue_iid: number };

/** Where the other issue is. */
export const targetProject = projectParam('targetProject', 'Target Project', 'The same project if empty');

/** Issues of the target project, or of the same one where that is empty. */
const targetIssues: List = {
	...issues,
	name: 'searchTargetIssues',
	from: async (place, item, typed) => {
		const other = item.value('targetProject');
		const project = isEmpty(other) ? place.project : await targetProject.convert(other, item);
		return await issues.from({ project }, item, typed);
	},
};

const issueThere = required(
	issueAnywhere('targetIssue', { displayName: 'Target Issue', list: targetIssues }),
);

/** Another issue, of the same project or of another; a URL tells the project itself. */
export const targetIssue: Field<'target', TargetIssue> = {
	...compose('target', [targetProject, issueThere], async (item) => ({
		target_issue_iid: await issueThere.read(item),
		target_project_id: await readProject(item),
	})),
	labels: { target_project_id: 'Target Project', target_issue_iid: 'Target Issue' },
};

async function readProject(item: Item): Promise<string> {
	const address = addressIn(item.value('targetIssue'));
	const pagePlace = address && placeOfItemPage(address, item);
	if (pagePlace) return pagePlace.path;
	const given = item.value('targetProject');
	if (isEmpty(given)) return await project.read(item);
	const other = await targetProject.convert(given, item, 'targetProject');
	if (item.tool) await requireOther(other, 'target_project_id', item);
	return other;
}
