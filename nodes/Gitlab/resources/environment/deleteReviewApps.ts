import type { IDataObject } from 'n8n-workflow';
import { path, thingIn } from '../../client';
import { flag, moment, number, options } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';

/**
 * GitLab deletes them a week later, and until then shows which. Unless it is told not to, it only says what it
 * would delete: so does this.
 *
 * @see https://docs.gitlab.com/api/environments/#delete-multiple-stopped-review-apps
 */
export const deleteReviewApps = write({
	name: 'Delete Review Apps',
	action: 'Delete stopped review apps (cannot be undone)',
	description: 'List stopped review apps, or have GitLab delete them in a week',
	role: 'Developer',
	fields: [
		project,
		options(
			moment('before', { description: '30 days ago unless set' }),
			flag('dry_run', 'Whether to delete nothing and only list what would be', {
				displayName: 'Dry Run',
				default: true,
			}),
			number('limit', {
				displayName: 'Most to Delete',
				min: 1,
				default: 100,
				description: 'Up to 1000, the oldest first',
			}),
		),
	],
	run: async ({ gitlab, project, options }) => {
		const query: IDataObject = { dry_run: true, ...options };
		const at = path`/projects/${project}/environments/review_apps`;
		const reply = await gitlab.request({ method: 'DELETE', path: at, query });
		const { scheduled_entries, unprocessable_entries } = thingIn(reply, { method: 'DELETE' });
		const rowsOf = (entries: unknown, is_deletable: boolean) =>
			((entries ?? []) as IDataObject[]).map(
				(row): IDataObject => ({ ...row, is_deletable, dry_run: query.dry_run }),
			);
		return [...rowsOf(scheduled_entries, true), ...rowsOf(unprocessable_entries, false)];
	},
});
