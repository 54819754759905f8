import type { DemoGitlab } from './demo-gitlab';
import { owner } from './rest';

const inTheBrowser = (project: string) => `Open ${project}, type a title, and click "Open merge request".
A second later this terminal tells what the workflow did: reload the page, and the label and the answer
are there. Comment on it there, and it is answered again. "Its runs" shows how.

Or do the same as a program would. `;

/** What a person reads who has started the demo: where to look, and what to paste into a second terminal. */
export function guide(
	{ url, project, shownToken, isStandIn }: DemoGitlab,
	n8nUrl: string,
	workflowId: string,
) {
	return `
Everything runs.

  n8n            ${n8nUrl}
  log in with    ${owner.email}
  password       ${owner.password}
  the workflow   ${n8nUrl}/workflow/${workflowId}
  its runs       ${n8nUrl}/workflow/${workflowId}/executions
  more examples  ${n8nUrl}/home/workflows (open one, click Publish)
  GitLab         ${url} (project ${project.path}, ID ${project.id})

${isStandIn ? inTheBrowser(`${url}/${project.path}`) : ''}In a second terminal, paste this once:

  api=${url}/api/v4/projects/${project.id}; gl() { curl -sS -H "Authorization: Bearer ${shownToken}" "$@"; }

Open a merge request. A second later this terminal tells what the workflow did, and "its runs" shows how:

  b=demo-$RANDOM; gl $api/repository/branches -d branch=$b -d ref=${project.defaultBranch} -o /dev/null; gl $api/merge_requests -d source_branch=$b -d target_branch=${project.defaultBranch} -d title="My change" | grep -oE '"message".*|"web_url":"[^"]*merge_requests/[0-9]+"'

Look at the newest merge request in GitLab: its labels and its comments.

  iid=$(gl "$api/merge_requests?per_page=1" | grep -o '"iid":[0-9]*' | head -1 | cut -d: -f2)
  gl $api/merge_requests/$iid | grep -o '"labels":[^]]*]'; gl $api/merge_requests/$iid/notes | grep -o '"body":"[^"]*"'

Comment on it, and it is answered again and labelled "in discussion":

  gl $api/merge_requests/$iid/notes -d body="Could somebody look at this?"

Ctrl-C stops everything.
`;
}
