import { Scene } from '../../scene';
import { FIRST, firstMergeRequest } from './first';

const scene = new Scene();
const run = scene.runWith(firstMergeRequest);

test('approves what has been seen, and publishes the review', async () => {
	const options = { sha: scene.mergeRequest(1).versions[0].head, publish_review: true };
	const { json } = await run('approve', { options });
	expect(scene.sent).toEqual([['POST', `${FIRST}/approve`, {}, options]]);
	expect(json[0]).toMatchObject({ approved: true, approved_by: ['maria.santos'] });
});

test('approves nothing that has not been seen', async () => {
	const { error } = await run('approve', { options: { sha: 'a'.repeat(40) } });
	expect(error?.message).toMatch(/^SHA does not match HEAD/);
	expect(scene.mergeRequest(1).approvals).toEqual([]);
});

test.each([
	['approve', '401 Unauthorized: the user behind the credential cannot approve it', 'no second approval'],
	[
		'unapprove',
		'404 Not found: the user behind the credential has not approved it [item 0]',
		'Get Approvals',
	],
	[
		'resetApprovals',
		'401 Unauthorized: only the bot user of a project or group access token',
		'project or group access token',
	],
])('%s tells why GitLab refuses it', async (operation, message, advice) => {
	scene.token = scene.seeded.developerToken;
	const { error } = await run(operation);
	expect(error?.message).toContain(message);
	expect(error?.description).toContain(advice);
});
