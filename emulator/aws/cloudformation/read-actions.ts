import type { Action } from './input';
import { listOf, notThere, optional, parsed, stackOf, textOf } from './input';
import { invalid } from './errors';
import type { ChangeSet } from './change-set';
import type { Stack } from './stack';
import { changeSetHead, changeSetView, eventView, resourceView, stackHead, stackView } from './views';

export const READ_ACTIONS: Readonly<Record<string, Action>> = {
  DescribeStacks({ stacks }, input) {
    const name = optional(input, 'StackName');
    const found = name === undefined ? stacks.all.filter(({ deleted }) => !deleted) : [stacks.get(name)];
    return { Stacks: found.map(stackView) };
  },
  ListStacks({ stacks }, input) {
    const filter = listOf(input, 'StackStatusFilter');
    const found = stacks.all.filter(({ status }) => filter.length === 0 || filter.includes(status));
    return { StackSummaries: found.map(stackHead) };
  },
  DescribeStackEvents: (context, input) => ({
    StackEvents: [...stackOf(context, input).events].reverse().map(eventView),
  }),
  DescribeEvents: () => ({ OperationEvents: [] }),
  DescribeStackResources: (context, input) => {
    const stack = stackOf(context, input);
    return { StackResources: [...stack.resources.values()].map((held) => resourceView(stack, held)) };
  },
  ListStackResources: (context, input) => {
    const stack = stackOf(context, input);
    return { StackResourceSummaries: [...stack.resources.values()].map((held) => resourceView(stack, held)) };
  },
  DescribeStackResource(context, input) {
    const stack = stackOf(context, input);
    const id = textOf(input, 'LogicalResourceId');
    const held = stack.resources.get(id);
    if (!held) throw invalid(`Resource ${id} does not exist for stack ${stack.name}`);
    return { StackResourceDetail: resourceView(stack, held) };
  },
  GetTemplate({ stacks }, input) {
    const stack = stacks.get(textOf(input, 'StackName'));
    const name = optional(input, 'ChangeSetName');
    const text = name === undefined ? stack.current?.text : changeSetIn(stack, name).wanted.text;
    return { TemplateBody: text ?? '', StagesAvailable: ['Original', 'Processed'] };
  },
  GetTemplateSummary(context, input) {
    const template =
      optional(input, 'StackName') === undefined ? parsed(context, input) : stackOf(context, input).current?.template;
    const types = Object.values(template?.Resources ?? {}).map(({ Type }) => Type);
    const Parameters = Object.entries(template?.Parameters ?? {}).map(
      ([ParameterKey, { Type, Default, NoEcho = false }]) => ({
        ParameterKey,
        ParameterType: Type,
        DefaultValue: Default,
        NoEcho,
      }),
    );
    return { Parameters, ResourceTypes: [...new Set(types)], Description: template?.Description };
  },
  ValidateTemplate: (context, input) => ({ Description: parsed(context, input).Description }),
  ListExports: ({ stacks }) => ({
    Exports: stacks.all
      .filter(({ deleted }) => !deleted)
      .flatMap(({ id, outputs }) =>
        outputs.flatMap(({ exportName: Name, value: Value }) =>
          Name === undefined ? [] : [{ ExportingStackId: id, Name, Value }],
        ),
      ),
  }),
  DescribeChangeSet(context, input) {
    const name = textOf(input, 'ChangeSetName');
    const stack =
      optional(input, 'StackName') === undefined ? ownerOf(context.stacks.all, name) : stackOf(context, input);
    return changeSetView(stack, changeSetIn(stack, name));
  },
  ListChangeSets: (context, input) => {
    const stack = stackOf(context, input);
    return { Summaries: [...stack.changeSets.values()].map((changeSet) => changeSetHead(stack, changeSet)) };
  },
};

export function changeSetIn(stack: Stack, nameOrId: string): ChangeSet {
  const found = [...stack.changeSets.values()].find(({ id, name }) => id === nameOrId || name === nameOrId);
  if (!found) throw notThere(nameOrId);
  return found;
}

export function ownerOf(stacks: readonly Stack[], changeSetId: string): Stack {
  const found = stacks.find(({ changeSets }) => changeSets.has(changeSetId));
  if (!found) throw notThere(changeSetId);
  return found;
}
