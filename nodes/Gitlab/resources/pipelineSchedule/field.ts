import { path } from '../../client';
import { type List, byId, entry, inProject, projectPage, required, text, textOf } from '../../fields';
import { atInProject, chosenIn } from '../../fields/places';
import { pick } from '../../simplify';

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

/** What most workflows use of a pipeline schedule. */
export const simpleSchedule = pick(
	['id', 'description', 'ref', 'cron', 'cron_timezone', 'active', 'next_run_at'],
	{ owner: 'owner.username', last_pipeline_status: 'last_pipeline.status' },
	['updated_at'],
);
