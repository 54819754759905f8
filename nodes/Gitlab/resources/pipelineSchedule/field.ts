import { path } from '../../client';
import { type List, byId, entry, inProject, projectPage, required, text, textOf } from '../../fields';
import { atInProject, chosenIn } from '../../fields/places';

const schedules: List = {
	name: 'searchPipelineSchedules',
	from: inProject(path`/pipeline_schedules`),
	searchBy: 'names',
	entry: entry('id', (schedule) => textOf(schedule.description)),
};

const schedule = chosenIn('project', {
	name: 'pipelineSchedule',
	list: schedules,
	url: {
		pattern: projectPage(String.raw`pipeline_schedules\/(\d+)`),
		example: 'https://gitlab.com/group/project/-/pipeline_schedules/12/edit',
	},
	...byId(),
});

/** Project and schedule as one argument: the schedule's path. */
export const at = atInProject(path`/pipeline_schedules`, schedule);

/** The key of one of the schedule's variables. */
export const key = required(text('key', { placeholder: 'e.g. DEPLOY_TO' }));
