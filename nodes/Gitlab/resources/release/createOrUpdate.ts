import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { isEmpty, upsertFields } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { ifThere, upsert } from '../shared/upsert';
import { content, firstContent } from './content';
import { bodyOf, tag } from './new';
import { simpleRelease } from './simple';

/**
 * A release is known again by its tag. Where it is as it should be, nothing is written; links and the tag's origin
 * are for a new one only.
 *
 * @see https://docs.gitlab.com/api/releases/
 */
export const createOrUpdate = write({
	name: 'Create or Update',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	role: 'Developer',
	fields: [project, tag, upsertFields(...content, ...firstContent)],
	simplify: (row) => ({ ...simpleRelease(row), created: row.created, updated: row.updated }),
	run: async ({ gitlab, project, tag_name, updateFields }) => {
		const releases = path`/projects/${project}/releases`;
		const at = path`${releases}/${tag_name}`;
		const canChange = ([name]: [string, unknown]) => content.some((param) => param.name === name);
		const wanted = Object.fromEntries(Object.entries(updateFields).filter(canChange));
		let updated = false;
		const { row, created } = await gitlab.inTurn(
			`release ${at.encoded}`,
			async () =>
				await upsert({
					find: async () => await ifThere(gitlab.get(at)),
					create: async () => {
						const filled = Object.entries(updateFields).filter(([, value]) => !isEmpty(value));
						return await gitlab.post(releases, bodyOf(tag_name, Object.fromEntries(filled)));
					},
					update: async (known) => {
						if (isAsWanted(known, wanted)) return known;
						updated = true;
						return await gitlab.put(at, wanted);
					},
				}),
		);
		return { ...row, created, updated };
	},
});

function isAsWanted(known: IDataObject, wanted: IDataObject): boolean {
	return Object.entries(wanted).every(([name, value]) => {
		if (name === 'released_at') return Date.parse(String(known[name])) === Date.parse(String(value));
		if (name !== 'milestones') return (known[name] ?? '') === value;
		const titles = ((known.milestones ?? []) as IDataObject[]).map(({ title }) => title);
		return JSON.stringify(titles.sort()) === JSON.stringify([value].flat().filter(Boolean).sort());
	});
}
