import type { Call } from '../http/call';
import { badParameter, invalid } from '../http/refusal';
import type { FormFile } from '../http/request';
import { rowsIn } from '../table/rows';
import type { Group, Project } from '../world/model';
import type { View } from './user';

const LARGEST = 200 * 1024;

/** The picture of a project or group, the only row of its kind. */
export const avatarOf = (place: Group | Project): FormFile | undefined =>
	rowsIn<FormFile>(place, 'avatar')[0];

export function avatarUrlOf({ world }: View, place: Group | Project): string | null {
	const kind = 'full_path' in place ? 'group' : 'project';
	const avatar = avatarOf(place);
	return avatar ? `${world.url}/uploads/-/system/${kind}/avatar/${place.id}/${avatar.name}` : null;
}

/** The picture in a request, where there is one. */
export function avatarIn({ input }: Pick<Call, 'input'>): FormFile | undefined {
	const { avatar } = input as { avatar?: FormFile | string };
	if (typeof avatar === 'string') throw badParameter('avatar is invalid');
	if (avatar && avatar.bytes.length > LARGEST)
		throw invalid({ avatar: ['is too big (should be at most 200 KiB)'] });
	return avatar;
}

/** Gives a project or group the picture that a request holds. */
export function giveAvatar(call: Call, place: Group | Project): void {
	const avatar = avatarIn(call);
	if (avatar) rowsIn<FormFile>(place, 'avatar').splice(0, 1, avatar);
}

/** Gives places a picture each. */
export function seedAvatars(places: Array<Group | Project>): void {
	for (const place of places)
		rowsIn<FormFile>(place, 'avatar').push({
			name: 'logo.png',
			type: 'image/png',
			bytes: Buffer.from('a picture'),
		});
}
