import type { IDataObject } from 'n8n-workflow';
import { type FormPart, type Gitlab, type Path, GitlabError, path, poll, Upload } from '../../client';
import {
	additionalFields,
	flag,
	inputFile,
	json,
	options,
	outputDataField,
	required,
	text,
	textOf,
} from '../../fields';
import { type Operation, write } from '../../operation';
import { download } from '../shared/download';
import { longestWaitIn, waiting } from '../shared/waiting';
import { description } from './content';
import { at, intoGroup } from './field';
import { simpleImport } from './simple';

const [longestWait] = waiting;

/** How one kind of exchange tells how far it is. */
interface Exchange {
	/** As sentences begin with it: `The export`. */
	noun: string;
	status: 'export_status' | 'import_status';
}

const EXPORT: Exchange = { noun: 'The export', status: 'export_status' };
const IMPORT: Exchange = { noun: 'The import', status: 'import_status' };

/** While these are told, it goes on; any other status is an end. */
const GOES_ON = ['none', 'queued', 'scheduled', 'started', 'regeneration_in_progress'];

/** What GitLab tells of an export or import that has succeeded. */
async function finished(
	gitlab: Gitlab,
	at: Path,
	{ noun, status }: Exchange,
	options: IDataObject,
): Promise<IDataObject> {
	const seconds = longestWaitIn(options);
	let last: IDataObject = {};
	const row = await poll(gitlab, {
		ask: async () => (last = await gitlab.get(at)),
		isFinal: (answer) => !GOES_ON.includes(String(answer[status])),
		seconds,
	});
	if (!row)
		throw new GitlabError(
			'timeout',
			`${noun} still has the status '${textOf(last[status])}' after ${seconds} seconds`,
			{ advice: "It continues in GitLab. Raise 'Longest Wait for the End'." },
		);
	if (row[status] === 'finished') return row;
	const why = row.import_error ? `: ${String(row.import_error)}` : '';
	throw new GitlabError(
		'conflict',
		`${noun} ended with the status '${textOf(row[status]) || 'unknown'}'${why}`,
		{ advice: 'Check the project in GitLab, and whether the file is an export of a project.' },
	);
}

/**
 * Whole projects as files.
 *
 * @see https://docs.gitlab.com/api/project_import_export/
 */
export const exchange: Operation[] = [
	write({
		name: 'Export',
		description: 'Export a project and get the file',
		role: 'Maintainer',
		fields: [at, outputDataField, options(description, longestWait)],
		run: async ({ gitlab, context, at, outputDataField: field, options }) => {
			const { description: given } = options;
			await gitlab.post(path`${at}/export`, given === undefined ? undefined : { description: given });
			await finished(gitlab, path`${at}/export`, EXPORT, options);
			return await download({ gitlab, context }, path`${at}/export/download`, { field });
		},
	}),
	write({
		name: 'Import',
		description: 'Make a project out of the file that an export gave',
		fields: [
			intoGroup,
			inputFile,
			required(text('path', { placeholder: 'e.g. web-shop', description: 'The last part of its URL' })),
			additionalFields(text('name'), flag('overwrite', 'Whether to replace a project that is there')),
			json('override_params', {
				displayName: 'Override Settings',
				quickActions: true,
				description: "By GitLab's names, instead of those in the file",
			}),
			options(
				longestWait,
				flag('wait_for_end', 'Whether to wait until the project is there', {
					displayName: 'Wait for the End',
				}),
			),
		],
		simplify: simpleImport,
		run: async ({
			gitlab,
			inputFile,
			path: last,
			intoGroup: namespace,
			additionalFields,
			override_params,
			options,
		}) => {
			const given = namespace === undefined ? additionalFields : { ...additionalFields, namespace };
			const over = Object.entries(override_params ?? {}).map(([name, value]) => [
				`override_params[${name}]`,
				value,
			]);
			const more = [...Object.entries(given), ...over].map(
				([name, value]): FormPart => [String(name), String(value)],
			);
			const form = Upload.ofForm([['path', last], ...more, ['file', inputFile]]);
			const row = await gitlab.post(path`/projects/import`, form);
			if (!options.wait_for_end) return row;
			return await finished(gitlab, path`/projects/${Number(row.id)}/import`, IMPORT, options);
		},
	}),
];
