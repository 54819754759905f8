import { Gitlab } from '@gitbeaker/rest';

import { startGitlab } from '../gitlab';
import { seed } from '../gitlab/seed';
import type { Project } from './merge-requests';

/** The GitLab that the demo works with. */
export interface DemoGitlab {
	url: string;
	/** Whether it is the stand-in, which has pages of its own to click through. */
	isStandIn: boolean;
	/** The token of n8n's credential: a maintainer's. */
	token: string;
	/** The token of the person who opens merge requests and comments, and what a command line calls it. */
	personToken: string;
	shownToken: string;
	project: Project;
	about: string[];
	/** How long a delivery and the workflow's run may take. */
	withinMs: number;
	close(): Promise<void>;
}

const asProject = (found: { id: number; path_with_namespace: string; default_branch: string }): Project => ({
	id: found.id,
	path: found.path_with_namespace,
	defaultBranch: found.default_branch,
});

async function firstProject(url: string, token: string) {
	const api = new Gitlab({ host: url, token });
	const [found] = await api.Projects.all({
		membership: true,
		minAccessLevel: 40,
		pagination: 'offset',
		orderBy: 'last_activity_at',
		sort: 'desc',
		perPage: 1,
		maxPages: 1,
	});
	if (!found) throw new Error('The token is maintainer of no project, and only maintainers may add webhooks');
	return asProject(found as Parameters<typeof asProject>[0]);
}

async function chosenProject(url: string, token: string, wanted?: string) {
	try {
		if (!wanted) return await firstProject(url, token);
		const found = await new Gitlab({ host: url, token }).Projects.show(wanted);
		return asProject(found as Parameters<typeof asProject>[0]);
	} catch (error) {
		throw new Error(`GitLab at ${url}, asked for ${wanted ?? 'a project'}: ${(error as Error).message}`, {
			cause: error,
		});
	}
}

/** A person's own GitLab, named by GITLAB_URL, GITLAB_TOKEN and, if they like, GITLAB_PROJECT. */
async function ownGitlab(url: string, token: string): Promise<DemoGitlab> {
	const wanted = process.env.GITLAB_PROJECT;
	const project = await chosenProject(url, token, wanted);
	const about = [`GitLab: ${url}, project ${project.path}`];
	if (!wanted)
		about.push('  (the first project of which the token is maintainer; set GITLAB_PROJECT for another one)');
	if (!process.env.WEBHOOK_URL) {
		about.push(
			'  WEBHOOK_URL is not set: events only arrive if this GitLab can reach 127.0.0.1 of this machine.',
		);
		about.push('  Else set it to the public address of a tunnel to the n8n below.');
	}
	const person = { personToken: token, shownToken: '$GITLAB_TOKEN' };
	return { url, isStandIn: false, token, ...person, project, about, withinMs: 90_000, close: async () => {} };
}

/** The stand-in that comes with this repository, with its made-up projects. */
async function standIn(): Promise<DemoGitlab> {
	const gitlab = await startGitlab();
	const { url } = gitlab;
	const { token, developerToken, projects, users } = seed(gitlab.world);
	const project = asProject(projects.website);
	gitlab.world.signedIn = users.aiko;
	const about = [
		`GitLab stand-in: ${url}, project ${project.path}`,
		`  n8n comes with a token of ${users.maria.name}: ${token}`,
		`  you come with a token of ${users.aiko.name}: ${developerToken}`,
	];
	const person = { personToken: developerToken, shownToken: developerToken };
	const close = async () => await gitlab.close();
	return { url, isStandIn: true, token, ...person, project, about, withinMs: 20_000, close };
}

/** The person's own GitLab if they named one, else the stand-in. */
export async function demoGitlab() {
	const { GITLAB_URL, GITLAB_TOKEN } = process.env;
	if (!GITLAB_URL && !GITLAB_TOKEN) return await standIn();
	if (!GITLAB_TOKEN) throw new Error('GITLAB_URL is set, but GITLAB_TOKEN is not');
	return await ownGitlab((GITLAB_URL ?? 'https://gitlab.com').replace(/\/+$/, ''), GITLAB_TOKEN);
}
