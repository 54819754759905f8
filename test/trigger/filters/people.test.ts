import type { IDataObject } from 'n8n-workflow';
import { comment, Filtering, maria, MR, NOTE, request } from './filtering';

const filtering = new Filtering();
const starts = async (filters: IDataObject, user: IDataObject | null) =>
	await filtering.starts(filters, MR, request({}, { user }));

describe('who must have done it', () => {
	it.each<[what: string, by: string | number[], user: IDataObject | null, isLetIn: boolean]>([
		['an ID', '42', { id: 42, username: 'a' }, true],
		['an ID as a number', [42], { id: 42, username: 'a' }, true],
		['a username that is an ID', '42', { id: 7, username: '42' }, false],
		['a username of digits', '@42', { id: 7, username: '42' }, true],
		['an ID that is a username of digits', '@42', { id: 42, username: 'a' }, false],
		['a username', 'Alex.Doe', { id: 7, username: 'alex.doe' }, true],
		['a user called me, by "me"', 'me', { id: 7, username: 'me' }, false],
		['a user called me, by @me', '@me', { id: 7, username: 'me' }, true],
		['a user called bots, by "bots"', 'bots', { id: 7, username: 'bots' }, false],
		["the credential's user under a new name", 'me', { id: maria.id, username: 'maria.weber' }, true],
		["whoever has taken the name of the credential's user", 'me', { id: 7, username: maria.username }, false],
		['nobody', '42', null, false],
		['nobody known', '42', { id: null, username: null }, false],
		['an ID that is none', '42', { id: '42', username: 'a' }, false],
		['an empty name', '@', { id: 7, username: '' }, false],
	])('%s', async (_what, by, user, isLetIn) => {
		expect(await starts({ by }, user)).toBe(isLetIn);
	});

	it('is told for events that do not say who did it', async () => {
		const release = { object_kind: 'release', action: 'create' };
		expect(await filtering.starts({ by: '3' }, 'Release Hook', release)).toBe(false);
		expect(await filtering.starts({ by: ' , ' }, 'Release Hook', release)).toBe(true);
		expect(await filtering.starts({ notBy: '3, me' }, 'Release Hook', release)).toBe(true);
	});
});

// GitLab tells the author of an edited comment as who did it, but Maintainers may edit what others wrote.
describe('a comment that somebody else has edited', () => {
	const edited = (author: IDataObject | null, updated_by_id: number | null) =>
		comment('Hi', {
			user: author,
			object_attributes: { note: 'Hi', action: 'update', updated_by_id },
		});
	const author = { id: 3, username: 'jonas.weber' };

	it.each<[what: string, filters: IDataObject, body: IDataObject, isLetIn: boolean]>([
		['by the author', { by: '3' }, edited(author, 3), true],
		['by another than the author', { by: '3' }, edited(author, 9), false],
		['by another than the author, who is wanted', { by: '9' }, edited(author, 9), false],
		['by two who are wanted', { by: '3, 9' }, edited(author, 9), true],
		['by somebody unknown first', { by: '9' }, edited(null, 9), false],
		['by nobody else', { by: '3' }, edited(author, null), true],
		['by me, of another', { notBy: 'me' }, edited(author, maria.id), false],
		['by another, of mine', { notBy: 'me' }, edited(maria, 9), false],
		['by another, of another', { notBy: 'me' }, edited(author, 9), true],
	])('%s', async (_what, filters, body, isLetIn) => {
		expect(await filtering.starts(filters, NOTE, body)).toBe(isLetIn);
	});
});

describe('bots', () => {
	it.each([
		'project_42_bot',
		'project_42_bot1',
		'project_42_bot17',
		'project_42_bot_0a1b2c3d4e5f',
		'project_42_bot_0a1b2c3d4e5f1',
		'group_7_bot',
		'group_7_bot2',
		'group_7_bot_0a1b2c3d4e5f',
		'service_account_0a1b2c3d4e5f',
		'service_account_group_345_0a1b2c3d4e5f',
		'service_account_project_42_0a1b2c3d4e5f',
		'gitlab_security_policy_project_42_bot',
		'gitlab_security_policy_project_42_bot_0a1b2c3d4e5f',
		'ghost',
		'ghost1',
		'alert-bot',
		'migration-bot',
		'support-bot',
		'support-bot1',
		'automation-bot',
		'visual-review-bot',
		'suggested-reviewers-bot',
		'GitLab-Security-Bot',
		'GitLab-Llm-Bot',
		'GitLab-Admin-Bot2',
		'GitLabDuo',
		'GitLabDuo1',
		'renovate-bot',
		'renovate_bot',
		'my.bot',
		'bot',
	])('%s is one', async (username) => {
		expect(await starts({ notBy: 'bots' }, { id: 9, username })).toBe(false);
		expect(await starts({ by: 'bots' }, { id: 9, username })).toBe(true);
	});

	it.each([
		'abbot',
		'robot',
		'bottom',
		'project_bot_42x',
		'project_42_bottle',
		'my_service_account',
		'ghosts',
		'bot-anist',
		'gitlabduopoly',
	])('%s is none', async (username) => {
		expect(await starts({ notBy: 'bots' }, { id: 9, username })).toBe(true);
	});
});
