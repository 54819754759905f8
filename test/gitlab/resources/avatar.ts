import { avatarIn, avatarOf } from '../entities/avatar';
import { avatarUrl } from '../entities/user';
import { groupOf, projectOf } from '../http/access';
import type { Route } from '../http/call';
import { Answer, me } from '../http/call';
import { badParameter, notFound } from '../http/refusal';
import type { Group, Project } from '../world/model';

function download(place: Group | Project) {
	const avatar = avatarOf(place);
	if (!avatar) throw notFound('Avatar');
	return new Answer(200, avatar.bytes, avatar.type, {
		'content-disposition': `attachment; filename="${avatar.name}"`,
	});
}

/**
 * Pictures, which come with an update.
 *
 * @see https://docs.gitlab.com/api/projects/#download-a-project-avatar
 */
export const avatarRoutes: Route[] = [
	['GET', 'projects/:id/avatar', (call) => download(projectOf(call))],
	['GET', 'groups/:id/avatar', (call) => download(groupOf(call))],
	[
		'PUT',
		'user/avatar',
		(call) => {
			if (!avatarIn(call)) throw badParameter('avatar is missing');
			return { avatar_url: avatarUrl(me(call)) };
		},
	],
];
