import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Headers, type Path, GitlabError, isFailure, path } from '../../client';
import { choice, compose, flag, oneOf, options, outputDataField, shownFor, when } from '../../fields';
import { project } from '../../fields/places';
import { type Field, read } from '../../operation';
import { download } from '../shared/download';
import { fileAt, filePath, refOrDefault } from './field';

type FileAs = { as: 'json' | 'text' } | { as: 'file'; field: string };

const form = choice(
	'fileAs',
	{ file: 'Binary File', json: 'JSON', text: 'Text' },
	{ default: 'text' },
).property;

/** The form in which the file comes out. */
const fileAs: Field<'fileAs', FileAs> = compose(
	'fileAs',
	[form, shownFor('fileAs', ['file'], outputDataField)],
	async (item) => {
		const as = oneOf(item.value('fileAs') ?? 'text', ['file', 'json', 'text'], 'File As', item);
		return as === 'file' ? { as, field: await outputDataField.read(item) } : { as };
	},
);

/**
 * @see https://docs.gitlab.com/api/repository_files/#retrieve-a-file-from-a-repository
 * @see https://docs.gitlab.com/api/repository_files/#retrieve-a-raw-file-from-a-repository
 */
export const get = read({
	name: 'Get',
	description: 'Retrieve a file as text, JSON or binary file',
	fields: [
		project,
		filePath,
		refOrDefault,
		fileAs,
		options(
			when(
				'fileAs',
				['file'],
				flag('lfs', 'Whether to get what Git LFS has stored', { displayName: 'From Git LFS' }),
			),
		),
	],
	run: async ({ gitlab, context, project, filePath, ref, fileAs, options: { lfs } }) => {
		const at = fileAt(project, filePath);
		if (fileAs.as === 'file')
			return await download({ gitlab, context }, path`${at}/raw`, {
				field: fileAs.field,
				query: { ref, ...(lfs !== undefined && { lfs }) },
				isTypeFromName: true,
				row: (headers) => ({ file_path: filePath, ...factsIn(headers) }),
			});
		const { text, ...row } = await whole(gitlab, at, ref);
		return { file_path: filePath, ...row, content: fileAs.as === 'json' ? parsed(text) : text };
	},
});

/** What GitLab tells of a file beside its content. */
const FACTS = ['ref', 'blob_id', 'commit_id', 'last_commit_id', 'size', 'execute_filemode'] as const;

/** A file with its text. Encoded it is a third longer: where that is too long, the text itself may still fit. */
async function whole(
	gitlab: Gitlab,
	at: Path,
	ref: IDataObject[string],
): Promise<IDataObject & { text: string }> {
	const row = await gitlab.get(at, { ref }).catch((error: unknown) => {
		if (isFailure(error, 'tooLong')) return undefined;
		throw error as Error;
	});
	if (row) {
		const facts = FACTS.map((name) => [name, row[name] ?? null]);
		return { ...Object.fromEntries(facts), text: textIn(Buffer.from(String(row.content), 'base64')) };
	}
	const { body, headers } = await gitlab.request({
		method: 'GET',
		path: path`${at}/raw`,
		query: { ref },
		as: 'text',
	});
	return { ...factsIn(headers), text: body as string };
}

/** The same facts as headers have them. */
function factsIn(headers: Headers): IDataObject {
	const told = (name: string) => headers[`x-gitlab-${name.replaceAll('_', '-')}`];
	return {
		...Object.fromEntries(FACTS.map((name) => [name, told(name) ?? null])),
		size: Number(told('size')),
		execute_filemode: told('execute_filemode') === 'true',
	};
}

function textIn(bytes: Buffer): string {
	const words = bytes.toString();
	if (Buffer.from(words).equals(bytes)) return words;
	throw new GitlabError('input', 'The file is not UTF-8 text', { advice: "Set 'File As' to Binary File." });
}

function parsed(words: string): IDataObject[string] {
	let problem: string;
	try {
		return JSON.parse(words.replace(/^\uFEFF/, '')) as IDataObject[string];
	} catch (error) {
		problem = (error as Error).message;
	}
	throw new GitlabError('input', `The file is not JSON: ${problem}`, { advice: "Set 'File As' to Text." });
}
