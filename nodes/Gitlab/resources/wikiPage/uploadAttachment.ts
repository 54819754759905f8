import { type FormPart, path, Upload } from '../../client';
import { inputFile, options, text } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { write } from '../../operation';

/** @see https://docs.gitlab.com/api/wikis/#upload-an-attachment-to-the-wiki-repository */
export const uploadAttachment = write({
	name: 'Upload Attachment',
	action: 'Upload an attachment to a wiki',
	description: 'Upload a file for the pages of a wiki; the answer has the Markdown that shows it',
	role: 'Developer',
	fields: [
		projectOrGroup,
		inputFile,
		options(
			text('branch', { placeholder: 'e.g. main', description: "In place of the wiki's default branch" }),
		),
	],
	run: async ({ gitlab, place, inputFile, options }) => {
		const branch = Object.entries(options).map(([name, value]): FormPart => [name, String(value)]);
		return await gitlab.post(
			path`${place}/wikis/attachments`,
			Upload.ofForm([...branch, ['file', inputFile]]),
		);
	},
});
