import { path } from '../../client';
import { additionalFields, limit, required, text, updateFields } from '../../fields';
import { project } from '../../fields/places';
import { type Operation, read, write } from '../../operation';
import { atPeriod } from './field';

const start = text('freeze_start', { placeholder: 'e.g. 0 23 * * 5', description: 'As in cron' });
const end = text('freeze_end', { placeholder: 'e.g. 0 7 * * 1', description: 'As in cron' });
const timezone = text('cron_timezone', {
	displayName: 'Time Zone',
	placeholder: 'e.g. Europe/Berlin',
	description: 'UTC unless set',
});

/**
 * Times in which nothing is to be deployed.
 *
 * @see https://docs.gitlab.com/api/freeze_periods/
 */
export const freezePeriods: Operation[] = [
	write({
		name: 'Create Freeze Period',
		action: 'Create a freeze period',
		description: 'Set times in which nothing is to be deployed',
		role: 'Maintainer',
		fields: [project, required(start), required(end), additionalFields(timezone)],
		run: async ({ gitlab, project, freeze_start, freeze_end, additionalFields }) =>
			await gitlab.post(path`/projects/${project}/freeze_periods`, {
				freeze_start,
				freeze_end,
				...additionalFields,
			}),
	}),
	write({
		name: 'Delete Freeze Period',
		action: 'Delete a freeze period (cannot be undone)',
		description: 'Let deployments happen in its times again',
		role: 'Maintainer',
		fields: [atPeriod],
		run: async ({ gitlab, at }) => await gitlab.delete(at),
	}),
	read({
		name: 'Get Freeze Period',
		action: 'Get a freeze period',
		description: 'Retrieve a freeze period',
		role: 'Reporter',
		fields: [atPeriod],
		run: async ({ gitlab, at }) => await gitlab.get(at),
	}),
	read({
		name: 'Get Freeze Periods',
		action: 'Get freeze periods',
		description: 'List the freeze periods of a project',
		role: 'Reporter',
		fields: [project, limit],
		run: async ({ gitlab, project, limit }) =>
			await gitlab.list(path`/projects/${project}/freeze_periods`, {}, limit),
	}),
	write({
		name: 'Update Freeze Period',
		action: 'Update a freeze period',
		description: 'Change the times of a freeze period',
		role: 'Maintainer',
		fields: [atPeriod, updateFields(start, end, timezone)],
		run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, updateFields),
	}),
];
