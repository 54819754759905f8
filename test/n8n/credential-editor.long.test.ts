import { selfSigned } from '../client/certificate';
import { startGuard } from '../client/guard';
import { startGitlab } from '../gitlab';
import { Editor } from './browser';
import type { Scene } from './scene';
import { setScene } from './scene';

describe("the test of a credential in n8n's editor, in a browser", () => {
	let scene: Scene;
	let editor: Editor;
	/** How long each verdict took in the browser, from when it asked n8n. */
	const took: string[] = [];
	const closing: Array<{ close(): Promise<void> }> = [];

	beforeAll(async () => {
		scene = await setScene();
		editor = await Editor.open(scene.n8n.url);
	});
	afterAll(async () => {
		await editor?.close();
		for (const { close } of closing) await close();
		await scene?.strike();
		process.stdout.write(`The credential's test took: ${took.join(', ')}\n`);
	});

	const { stringify } = JSON;
	const tokenOf = (user: Scene['users'][keyof Scene['users']], scope = 'api') =>
		scene.gitlab.world.createToken(user, [scope], { name: 'n8n' });

	/** Server and token of each case, and what the editor says. */
	const cases: Array<[name: string, arrange: () => Promise<object>, words: RegExp]> = [
		['good', async () => await Promise.resolve({}), /Connection tested successfully/],
		['unreachable', async () => await Promise.resolve({ server: 'http://127.0.0.1:9' }), /ECONNREFUSED/],
		[
			'certificate',
			async () => {
				const secure = await startGitlab({ https: selfSigned });
				closing.push(secure);
				return { server: secure.url };
			},
			/certificate is not trusted/,
		],
		[
			'not-gitlab',
			async () => await Promise.resolve({ server: `${scene.gitlab.url}/acme/website` }),
			/is the address of a page: use http/,
		],
		[
			'gateway',
			async () => {
				const guard = await startGuard(scene.gitlab.url, { badge: 'cf-secret-7f3b9c2e51d84a60' });
				closing.push(guard);
				return { server: guard.url };
			},
			/redirects elsewhere/,
		],
		['wrong', async () => await Promise.resolve({ accessToken: 'glpat-wrong' }), /\(invalid_credentials\)/],
		[
			'expired',
			async () => {
				const expires_at = '2026-01-01T00:00:00.000Z';
				const accessToken = scene.gitlab.world.createToken(scene.users.maria, ['api'], { expires_at });
				return await Promise.resolve({ accessToken });
			},
			/Token is expired/,
		],
		[
			'revoked',
			async () => {
				const revoked = true;
				const accessToken = scene.gitlab.world.createToken(scene.users.maria, ['api'], { revoked });
				return await Promise.resolve({ accessToken });
			},
			/Token was revoked/,
		],
		[
			'scope',
			async () => await Promise.resolve({ accessToken: tokenOf(scene.users.maria, 'read_repository') }),
			/\(invalid_permissions\)/,
		],
		[
			'nothing',
			async () => {
				const nobody = scene.gitlab.world.createUser({ username: 'n8n-bot', name: 'n8n' });
				return await Promise.resolve({ accessToken: tokenOf(nobody) });
			},
			/\(no_resources\)/,
		],
	];

	it.each(cases)('%s: says what is the matter', async (name, arrange, words) => {
		const data = { ...scene.credential.data, ...(await arrange()) };
		const { id } = await scene.n8n.createCredential(`Case ${name}`, 'gitlabDevopsApi', data);
		const { page } = editor;
		const testing = page.waitForRequest(/\/rest\/credentials\/test$/).then(() => performance.now());
		await page.goto(`${scene.n8n.url}/home/credentials/${id}`);
		const banner = page
			.getByText(/Couldn’t connect with these settings|Connection tested successfully/)
			.first();
		await banner.waitFor();
		took.push(`${name} ${Math.round(performance.now() - (await testing))} ms`);
		const more = page.getByText('More details').first();
		if (await more.isVisible()) await more.click();
		await page.getByText(words).first().waitFor();
		await editor.picture(`credential-${name}`);
		expect(stringify(await page.locator('body').innerText())).not.toContain('glpat-');
	});
});
