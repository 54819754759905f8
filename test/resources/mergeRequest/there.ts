import type { IDataObject } from 'n8n-workflow';
import { runGitlab } from '../../engine';
import { credentialsFor, locator } from '../../parameters';

/** A server whose answers a test gives by itself, where only a real GitLab gives such, and its merge request. */
export const SERVER = 'https://gitlab.example.com';
export const THERE = '/api/v4/projects/2/merge_requests/3';

/** Runs an operation on merge request 3 of project 2 there, unless the parameters say otherwise. */
export async function runThere(operation: string, parameters: IDataObject = {}, cancelWhen?: Promise<void>) {
	const place = { project: locator(2), mergeRequest: locator(3) };
	return await runGitlab(
		{ resource: 'mergeRequest', operation, ...place, ...parameters },
		{ credentials: credentialsFor({ url: SERVER }, 'glpat-test'), cancelWhen },
	);
}
