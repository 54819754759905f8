import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, path } from '../../client';
import { type Operation, write } from '../../operation';
import type { Subject } from './subject';

/**
 * Notifications for the user behind the credential.
 *
 * @see https://docs.gitlab.com/api/issues/#subscribe-to-an-issue
 * @see https://docs.gitlab.com/api/merge_requests/#subscribe-to-a-merge-request
 */
export function subscription({ noun, at, simplify }: Subject): Operation[] {
	const simplified = (row: IDataObject) => ({ ...simplify(row), subscribed: row.subscribed ?? null });
	return [
		write({
			name: 'Subscribe',
			action: `Subscribe to ${noun}`,
			description: `Turn on your notifications of ${noun}`,
			fields: [at],
			simplify: simplified,
			run: async ({ gitlab, at }) => await changeSubscription(gitlab, at, path`${at}/subscribe`),
		}),
		write({
			name: 'Unsubscribe',
			action: `Unsubscribe from ${noun}`,
			description: `Turn off your notifications of ${noun}`,
			fields: [at],
			simplify: simplified,
			run: async ({ gitlab, at }) => await changeSubscription(gitlab, at, path`${at}/unsubscribe`),
		}),
	];
}

/** GitLab answers 304 without a body where nothing had to change: then it is asked for what there is. */
export async function changeSubscription(gitlab: Gitlab, at: Path, wanted: Path): Promise<IDataObject> {
	const { status, body } = await gitlab.request({ method: 'POST', path: wanted });
	return status === 304 ? await gitlab.get(at) : (body as IDataObject);
}
