import { path } from '../../client';
import { type List, entry, inProject, projectPage, required, textOf } from '../../fields';
import { locatorIn } from '../../fields/places';
import type { Field } from '../../operation';
import { atInProject } from '../shared/subject';

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
export const job: Field<'job', number> = required(
	locatorIn<'job', number>(
		{ to: 'project' },
		{
			name: 'job',
			displayName: 'Job',
			list: jobs,
			url: {
				pattern: projectPage(String.raw`(?:jobs|builds)\/(\d+)`),
				example: 'https://gitlab.com/group/project/-/jobs/123',
			},
			id: { displayName: 'ID', example: '123', pattern: '\\d+' },
			knownBy: ({ id }) => id,
			resolve: (identifier) => Number(identifier),
		},
	),
);

/** Project and job as one argument: the job's path. */
export const at = atInProject('jobs', job);
