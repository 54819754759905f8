import { path } from '../../client';
import { type List, byId, entry, inProject, projectPage, textOf } from '../../fields';
import { atInProject, chosenIn } from '../../fields/places';

const jobs: List = {
	name: 'searchJobs',
	from: inProject(path`/jobs`),
	searchBy: 'names',
	entry: entry(
		'id',
		({ id, name, ref, status }) => `#${textOf(id)} ${textOf(name)}, ${textOf(ref)} (${textOf(status)})`,
	),
};

/** The job that an operation works on. */
export const job = chosenIn('project', {
	name: 'job',
	list: jobs,
	url: {
		pattern: projectPage(String.raw`(?:jobs|builds)\/(\d+)`),
		example: 'https://gitlab.com/group/project/-/jobs/123',
	},
	...byId('123'),
});

/** Project and job as one argument: the job's path. */
export const at = atInProject(path`/jobs`, job);
