import { CAME_BEFORE, Comments } from './comments';
import { hangUp, send, signed } from './sending';
import { until } from './until';

describe('a delivery that comes more than once', () => {
	const comments = new Comments();

	/** Sends it as GitLab does after it has hung up: until n8n has it. */
	async function sendAgain(headers: Record<string, string>, body: string) {
		const { hook } = comments;
		await until('n8n has it', async () => (await send(hook, headers, body)).status === 200);
		expect(await send(hook, headers, body)).toEqual(CAME_BEFORE);
	}

	it('starts once, when GitLab hangs up as soon as it is sent', async () => {
		const id = await comments.listen();
		const { hook } = comments;
		const genuine = await comments.genuine();
		for (let time = 0; time < 8; time++) {
			const headers = signed(hook, genuine);
			await hangUp(hook, headers, genuine.body);
			await sendAgain(headers, genuine.body);
		}
		expect(await comments.outputs(id)).toHaveLength(1 + 8);
	});

	it('starts once, when GitLab hangs up while it is asked for the role', async () => {
		const id = await comments.listen({ filters: { minimumRole: 30 } });
		const delivery = await comments.toAskAbout();
		await comments.hangUpWhenAsked(delivery);
		await sendAgain(delivery.headers, delivery.body);
		expect(await comments.outputs(id)).toHaveLength(1 + 1);
	});

	it('starts once, when all come at the same moment', async () => {
		const id = await comments.listen();
		const { hook } = comments;
		const genuine = await comments.genuine();
		const headers = signed(hook, genuine);
		const copies = Array.from({ length: 10 }, async () => await send(hook, headers, genuine.body));
		const statuses = (await Promise.all(copies)).map(({ status }) => status);
		expect(statuses.filter((status) => ![200, 503].includes(status))).toEqual([]);
		expect(await comments.outputs(id)).toHaveLength(1 + 1);
	});
});
