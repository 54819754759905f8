/** What the node asks for of vulnerabilities, as far as GitLab's schema says it: see `../least.ts`. */
export const LEAST_OF_VULNERABILITIES = `
	extend type Query { group(fullPath: ID!): Group vulnerability(id: VulnerabilityID!): Vulnerability }
	extend type Project { vulnerabilities(after: String, clusterAgentId: [ClustersAgentID!], dismissalReason: [VulnerabilityDismissalReason!],
		falsePositive: Boolean, first: Int, hasAiResolution: Boolean, hasIssues: Boolean, hasMergeRequest: Boolean, hasRemediations: Boolean,
		hasResolution: Boolean, identifierName: String, image: [String!], malware: Boolean, owaspTopTen: [VulnerabilityOwaspTop10!],
		policyAutoDismissed: Boolean, policyViolations: [PolicyViolations!], projectId: [ID!], reachability: ReachabilityType, reportType:
		[VulnerabilityReportType!], scanner: [String!], scannerId: [VulnerabilitiesScannerID!], severity: [VulnerabilitySeverity!], sort:
		VulnerabilitySort, state: [VulnerabilityState!], trackedRefIds: [SecurityProjectTrackedContextID!], trackedRefsScope: SecurityTrackedRefScope,
		validityCheck: [VulnerabilityFindingTokenStatusState!]): VulnerabilityConnection }
	type Group { id: ID! fullPath: ID! vulnerabilities(after: String, clusterAgentId: [ClustersAgentID!], dismissalReason:
		[VulnerabilityDismissalReason!], falsePositive: Boolean, first: Int, hasAiResolution: Boolean, hasIssues: Boolean, hasMergeRequest: Boolean,
		hasRemediations: Boolean, hasResolution: Boolean, identifierName: String, image: [String!], malware: Boolean, owaspTopTen:
		[VulnerabilityOwaspTop10!], policyAutoDismissed: Boolean, policyViolations: [PolicyViolations!], projectId: [ID!], reachability:
		ReachabilityType, reportType: [VulnerabilityReportType!], scanner: [String!], scannerId: [VulnerabilitiesScannerID!], severity:
		[VulnerabilitySeverity!], sort: VulnerabilitySort, state: [VulnerabilityState!], trackedRefIds: [SecurityProjectTrackedContextID!],
		trackedRefsScope: SecurityTrackedRefScope, validityCheck: [VulnerabilityFindingTokenStatusState!]): VulnerabilityConnection }
	extend type Mutation { vulnerabilityConfirm(input: VulnerabilityConfirmInput!): VulnerabilityPayload vulnerabilityDismiss(input:
		VulnerabilityDismissInput!): VulnerabilityPayload vulnerabilityResolve(input: VulnerabilityResolveInput!): VulnerabilityPayload
		vulnerabilityRevertToDetected(input: VulnerabilityRevertToDetectedInput!): VulnerabilityPayload vulnerabilityIssueLinkCreate(input:
		VulnerabilityIssueLinkCreateInput!): VulnerabilityIssueLinkCreatePayload }
	type VulnerabilityConnection { nodes: [Vulnerability] pageInfo: PageInfo! }
	type VulnerabilityPayload { errors: [String!]! vulnerability: Vulnerability }
	type VulnerabilityIssueLinkCreatePayload { errors: [String!]! issueLinks: [VulnerabilityIssueLink!] }
	input VulnerabilityConfirmInput { comment: String id: VulnerabilityID! }
	input VulnerabilityDismissInput { comment: String dismissalReason: VulnerabilityDismissalReason id: VulnerabilityID! }
	input VulnerabilityResolveInput { comment: String id: VulnerabilityID! }
	input VulnerabilityRevertToDetectedInput { comment: String id: VulnerabilityID! }
	input VulnerabilityIssueLinkCreateInput { issueId: IssueID! vulnerabilityIds: [VulnerabilityID!]! }
	type Vulnerability { id: ID! uuid: String! title: String description: String solution: String severity: VulnerabilitySeverity state:
		VulnerabilityState reportType: VulnerabilityReportType project: Project scanner: VulnerabilityScanner identifiers: [VulnerabilityIdentifier!]!
		links: [VulnerabilityLink!]! cvss: [CvssType!]! location: VulnerabilityLocation issueLinks: VulnerabilityIssueLinkConnection! mergeRequest:
		MergeRequest dismissalReason: VulnerabilityDismissalReason stateComment: String falsePositive: Boolean hasRemediations: Boolean
		presentOnDefaultBranch: Boolean! resolvedOnDefaultBranch: Boolean! userNotesCount: Int! detectedAt: Time! confirmedAt: Time confirmedBy:
		UserCore dismissedAt: Time dismissedBy: UserCore resolvedAt: Time resolvedBy: UserCore updatedAt: Time webUrl: String }
	type VulnerabilityScanner { externalId: String name: String vendor: String }
	type VulnerabilityIdentifier { externalId: String externalType: String name: String url: String }
	type VulnerabilityLink { name: String url: String! }
	type CvssType { overallScore: Float! vector: String! vendor: String! }
	type VulnerabilityIssueLinkConnection { nodes: [VulnerabilityIssueLink] }
	type VulnerabilityIssueLink { id: ID! issue: Issue linkType: VulnerabilityIssueLinkType! }
	type Issue { iid: ID! title: String! reference(full: Boolean): String! webUrl: String! }

	union VulnerabilityLocation = VulnerabilityLocationClusterImageScanning | VulnerabilityLocationContainerScanning |
		VulnerabilityLocationCoverageFuzzing | VulnerabilityLocationDast | VulnerabilityLocationDependencyScanning | VulnerabilityLocationGeneric |
		VulnerabilityLocationSast | VulnerabilityLocationSecretDetection
	type VulnerabilityLocationClusterImageScanning { dependency: VulnerableDependency image: String operatingSystem: String }
	type VulnerabilityLocationContainerScanning { dependency: VulnerableDependency image: String operatingSystem: String }
	type VulnerabilityLocationCoverageFuzzing { crashAddress: String crashType: String endLine: String file: String startLine: String }
	type VulnerabilityLocationDast { hostname: String param: String path: String requestMethod: String }
	type VulnerabilityLocationDependencyScanning { dependency: VulnerableDependency file: String }
	type VulnerabilityLocationGeneric { description: String }
	type VulnerabilityLocationSast { endLine: String file: String startLine: String vulnerableClass: String vulnerableMethod: String }
	type VulnerabilityLocationSecretDetection { endLine: String file: String startLine: String vulnerableClass: String vulnerableMethod: String }
	type VulnerableDependency { package: VulnerablePackage version: String }
	type VulnerablePackage { name: String }
	scalar ClustersAgentID
	scalar IssueID
	scalar SecurityProjectTrackedContextID
	scalar VulnerabilitiesScannerID
	scalar VulnerabilityID
	enum PolicyViolations { DISMISSED_IN_MR }
	enum ReachabilityType { IN_USE NOT_FOUND UNKNOWN }
	enum SecurityTrackedRefScope { ALL_REFS DEFAULT_BRANCHES }
	enum VulnerabilityDismissalReason { ACCEPTABLE_RISK FALSE_POSITIVE MITIGATING_CONTROL NOT_APPLICABLE USED_IN_TESTS }
	enum VulnerabilityFindingTokenStatusState { ACTIVE INACTIVE UNKNOWN }
	enum VulnerabilityIssueLinkType { CREATED RELATED }
	enum VulnerabilityOwaspTop10 { A10_2017 A1_2017 A2_2017 A3_2017 A4_2017 A5_2017 A6_2017 A7_2017 A8_2017 A9_2017 NONE }
	enum VulnerabilityReportType { API_FUZZING CLUSTER_IMAGE_SCANNING CONTAINER_SCANNING CONTAINER_SCANNING_FOR_REGISTRY COVERAGE_FUZZING DAST
		DEPENDENCY_SCANNING GENERIC SARIF SAST SECRET_DETECTION }
	enum VulnerabilitySeverity { CRITICAL HIGH INFO LOW MEDIUM UNKNOWN }
	enum VulnerabilitySort { detected_asc detected_desc severity_asc severity_desc }
	enum VulnerabilityState { CONFIRMED DETECTED DISMISSED RESOLVED }
`;
