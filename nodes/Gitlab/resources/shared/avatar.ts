import type { IDataObject } from 'n8n-workflow';
import { type Path, path, Upload } from '../../client';
import { inputFile, outputDataField } from '../../fields';
import { type Field, type Operation, type Role, read, write } from '../../operation';
import { download } from './download';

const DESCRIPTION = 'Upload a picture of at most 200 kB';

/**
 * The picture of a project or group, as a file.
 *
 * @see https://docs.gitlab.com/api/projects/#upload-a-project-avatar
 * @see https://docs.gitlab.com/api/groups/#download-a-group-avatar
 */
export function avatars(
	noun: string,
	at: Field<'at', Path>,
	{ role, simplify }: { role: Role; simplify: (row: IDataObject) => IDataObject },
): Operation[] {
	return [
		write({
			name: 'Set Avatar',
			action: `Set the avatar of a ${noun}`,
			description: DESCRIPTION,
			role,
			fields: [at, inputFile],
			simplify,
			run: async ({ gitlab, at, inputFile }) => await gitlab.put(at, Upload.ofForm([['avatar', inputFile]])),
		}),
		read({
			name: 'Download Avatar',
			action: `Download the avatar of a ${noun}`,
			description: 'Get the picture as a file',
			fields: [at, outputDataField],
			run: async ({ gitlab, context, at, outputDataField: field }) =>
				await download({ gitlab, context }, path`${at}/avatar`, { field }),
		}),
	];
}

/** @see https://docs.gitlab.com/api/users/#upload-an-avatar-for-yourself */
export const setOwnAvatar = write({
	name: 'Set Avatar',
	action: 'Set the avatar of the current user',
	description: DESCRIPTION,
	fields: [inputFile],
	run: async ({ gitlab, inputFile }) =>
		await gitlab.put(path`/user/avatar`, Upload.ofForm([['avatar', inputFile]])),
});
