import { oneLine, secretsOf } from './client';

/**
 * A text as errors and log lines may hold it, wherever it is from: without the secrets that are known in this
 * execution or hook, as one printable line of bounded length.
 *
 * @param context n8n's context, with which GitLab was opened
 * @param longest most characters
 */
export function printable(context: object, text: string, longest?: number): string {
	return oneLine(secretsOf(context).cutFrom(text), longest);
}
