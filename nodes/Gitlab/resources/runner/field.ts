import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type List, byId, chosen, compose, entry, placePage, textOf } from '../../fields';
import {
	group,
	groupId,
	project,
	projectGroupInstanceOrEverywhere,
	projectGroupOrInstance,
	projectId,
} from '../../fields/places';
import { pick } from '../../simplify';
import { simpleJob } from '../job/simple';

/** All that the user may see; a runner has the same ID everywhere. */
const runners: List = {
	name: 'searchRunners',
	from: () => path`/runners`,
	searchBy: 'names',
	entry: entry('id', (runner) => `#${textOf(runner.id)} ${textOf(runner.description)}`.trim()),
};

/** The runner that an operation works on. */
export const chosenRunner = chosen({
	name: 'runner',
	list: runners,
	url: {
		pattern: placePage(String.raw`runners\/(\d+)`),
		example: 'https://gitlab.com/group/project/-/runners/12',
	},
	...byId(),
});

/** The runner's path. */
export const at = compose(
	'at',
	[chosenRunner],
	async (item) => path`/runners/${await chosenRunner.read(item)}`,
);

const anywhere = projectGroupInstanceOrEverywhere(path`/runners/all`);

/** Where runners are listed. */
export const list = compose('list', [anywhere], async (item) => {
	const place = await anywhere.read(item);
	return item.value('belongsTo') === 'instance' ? place : path`${place}/runners`;
});

const ownerPlace = projectGroupOrInstance(path`/runners`);

/** Whose a new runner is, in GitLab's words. */
export const owner = compose('owner', [ownerPlace], async (item): Promise<IDataObject> => {
	await ownerPlace.read(item);
	const belongsTo = item.value('belongsTo');
	if (belongsTo === 'instance') return { runner_type: 'instance_type' };
	return belongsTo === 'group'
		? { runner_type: 'group_type', group_id: await groupId(await group.read(item), item) }
		: { runner_type: 'project_type', project_id: await projectId(await project.read(item), item) };
});

/** What most workflows use of a runner in a list. */
export const simpleRunner = pick(
	['id', 'description', 'runner_type', 'status', 'job_execution_status', 'paused', 'created_at'],
	{ created_by: 'created_by.username' },
);

/** What most workflows use of one runner, of which GitLab tells more. */
export function simpleRunnerInDetail(row: IDataObject): IDataObject {
	return { ...simpleRunner(row), ...details(row) };
}

const details = pick(['tag_list', 'run_untagged', 'contacted_at']);

/** What most workflows use of a job that a runner has run; runners serve many projects. */
export function simpleRunnerJob(row: IDataObject): IDataObject {
	const { path_with_namespace } = (row.project ?? {}) as IDataObject;
	return { ...simpleJob(row), project: path_with_namespace ?? null };
}
