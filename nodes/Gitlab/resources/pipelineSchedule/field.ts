import { path } from '../../client';
import { type List, compose, entry, inProject, projectPage, required, text, textOf } from '../../fields';
import { locatorIn, project } from '../../fields/places';
import type { Field } from '../../operation';

const schedules: List = {
	name: 'searchPipelineSchedules',
	from: inProject(path`/pipeline_schedules`),
	searchBy: 'names',
	entry: entry('id', (schedule) => textOf(schedule.description)),
};

const schedule: Field<'pipelineSchedule', number> = required(
	locatorIn<'pipelineSchedule', number>(
		{ to: 'project' },
		{
			name: 'pipelineSchedule',
			displayName: 'Pipeline Schedule',
			list: schedules,
			url: {
				pattern: projectPage(String.raw`pipeline_schedules\/(\d+)`),
				example: 'https://gitlab.com/group/project/-/pipeline_schedules/12/edit',
			},
			id: { displayName: 'ID', example: '12', pattern: '\\d+' },
			knownBy: ({ id }) => id,
			resolve: (identifier) => Number(identifier),
		},
	),
);

/** Project and schedule as one argument: the schedule's path. */
export const at = compose(
	'at',
	[project, schedule],
	async (item) => path`/projects/${await project.read(item)}/pipeline_schedules/${await schedule.read(item)}`,
);

/** The key of one of the schedule's variables. */
export const key = required(text('key', { placeholder: 'e.g. DEPLOY_TO' }));
