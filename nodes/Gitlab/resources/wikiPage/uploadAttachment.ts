import { path } from '../../client/path';
import { Upload } from '../../client/upload';
import { options } from '../../fields/collection';
import { inputFile } from '../../fields/inputDataField';
import { text } from '../../fields/param';
import { projectOrGroup } from '../../fields/places/either';
import { write } from '../../operation';

/**
 * @see https://docs.gitlab.com/api/wikis/#upload-an-attachment-to-the-wiki-repository
 * @see https://docs.gitlab.com/api/group_wikis/#upload-an-attachment-to-the-wiki-repository
 */
export const uploadAttachment = write({
	name: 'Upload Attachment',
	action: 'Upload an attachment to a wiki',
	description: 'Put a file into the wiki of a project, or of a group (Premium), for its pages to link to',
	role: 'Developer',
	fields: [
		projectOrGroup,
		inputFile,
		options(text('branch', { description: "Of the wiki's repository; its default branch if empty" })),
	],
	run: async ({ gitlab, place, inputFile, options: { branch } }) =>
		await gitlab.post(
			path`${place}/wikis/attachments`,
			Upload.ofForm([
				['file', inputFile],
				...(typeof branch === 'string' ? [['branch', branch] as [string, string]] : []),
			]),
		),
});
