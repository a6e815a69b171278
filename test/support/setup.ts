process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
// The CDK's own validation of templates takes seconds in every file; one test has it on.
process.env.CDK_VALIDATION = 'false';
