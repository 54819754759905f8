import type { IDataObject } from 'n8n-workflow';
import type { Gitlab, GitlabOptions } from '../gitlab';
import { startGitlab } from '../gitlab';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { credentialsFor, locator } from '../parameters';
import { PollingWorkflow } from './engine';

/** A GitLab whose clock a test drives, and a workflow that asks it for what is new in acme/website. */
export interface Stage extends Seed {
	gitlab: Gitlab;
	workflow: PollingWorkflow;
	/** Lets time pass in GitLab. */
	pass(milliseconds: number): void;
	/** The time in GitLab, or that of some milliseconds before. */
	time(before?: number): string;
	/** The requests since the last call, as paths below the API. */
	requests(): string[];
	/** Does something in GitLab, as a person does through its API. */
	api(method: string, path: string, body?: IDataObject): Promise<IDataObject>;
}

const START = Date.parse('2026-03-02T10:00:00.000Z');

/** @param options also the token's name: reading is enough unless said */
export async function setStage(
	parameters: IDataObject,
	options: GitlabOptions & { token?: 'readToken' | 'token' } = {},
): Promise<Stage> {
	const gitlab = await startGitlab(options);
	let now = START - 30 * 24 * 60 * 60_000;
	// n8n's clock goes as fast, and is some months ahead.
	const ahead = Date.now() - START;
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + ahead + performance.now());
	gitlab.world.now = () => new Date(now).toISOString();
	const seeded = seed(gitlab.world);
	now = START;
	const all = {
		authentication: 'accessToken',
		place: 'project',
		project: locator('acme/website'),
		...parameters,
	};
	const workflow = new PollingWorkflow(all, credentialsFor(gitlab, seeded[options.token ?? 'readToken']));
	let read = 0;
	const close = async () => {
		clock.mockRestore();
		await gitlab.close();
	};
	return {
		...seeded,
		gitlab: { ...gitlab, close },
		workflow,
		pass: (milliseconds) => void (now += milliseconds),
		time: (before = 0) => new Date(now - before).toISOString(),
		requests: () => {
			const fresh = gitlab.requests.slice(read);
			read = gitlab.requests.length;
			return fresh.map(({ path }) => decodeURIComponent(path.replace('/api/v4', '')));
		},
		api: async (method, path, body) => {
			const response = await fetch(`${gitlab.url}/api/v4${path}`, {
				method,
				headers: { Authorization: `Bearer ${seeded.token}`, 'Content-Type': 'application/json' },
				...(body && { body: JSON.stringify(body) }),
			});
			expect(response.status).toBeLessThan(300);
			return (await response.json()) as IDataObject;
		},
	};
}

/** What an item says happened, in short: `issue opened Fix the door`. */
export function told(items: readonly IDataObject[]): string[] {
	return items.map((item) => {
		const { event, action } = item;
		const object = Object(item[String(event)]) as IDataObject;
		const name = [object.title, object.text, object.branch, object.tag, object.status].find(
			(text) => typeof text === 'string' && text,
		);
		return `${String(event)} ${String(action)} ${String(name)}`;
	});
}
