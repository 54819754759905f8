import { path } from '../../client';
import { additionalFields, required, text } from '../../fields';
import { type Operation, write } from '../../operation';
import { type Subject, getBelow, postBelow } from './plain';

/**
 * Estimate and time spent; each operation gives the time stats as they are then.
 *
 * @see https://docs.gitlab.com/api/issues/#time-tracking
 * @see https://docs.gitlab.com/api/merge_requests/#time-tracking
 */
export function timeTracking({ noun, at }: Subject): Operation[] {
	const duration = required(
		text('duration', { placeholder: 'e.g. 1d 3h 30m', description: 'Such as 1mo 2w 3d 4h 5m' }),
	);
	const spent = required(
		text('duration', {
			placeholder: 'e.g. 1d 3h 30m',
			description: 'Such as 1mo 2w 3d 4h 5m; with a minus, time is taken off',
		}),
	);
	return [
		getBelow(at, path`/time_stats`, {
			name: 'Get Time Stats',
			action: `Get time stats of ${noun}`,
			description: `Retrieve the estimate and the time spent on ${noun}`,
		}),
		write({
			name: 'Set Time Estimate',
			action: `Set the time estimate of ${noun}`,
			description: `Say how long ${noun} is expected to take`,
			fields: [at, duration],
			run: async ({ gitlab, at, duration }) => await gitlab.post(path`${at}/time_estimate`, { duration }),
		}),
		postBelow(at, path`/reset_time_estimate`, {
			name: 'Reset Time Estimate',
			action: `Reset the time estimate of ${noun}`,
			description: `Remove the time estimate of ${noun}`,
		}),
		write({
			name: 'Add Time Spent',
			action: `Add time spent on ${noun}`,
			description: `Record time spent on ${noun}`,
			fields: [at, spent, additionalFields(text('summary', {}))],
			run: async ({ gitlab, at, duration, additionalFields }) =>
				await gitlab.post(path`${at}/add_spent_time`, { duration, ...additionalFields }),
		}),
		postBelow(at, path`/reset_spent_time`, {
			name: 'Reset Time Spent',
			action: `Reset the time spent on ${noun}`,
			description: `Remove the time spent on ${noun}`,
		}),
	];
}
