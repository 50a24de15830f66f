using Usher.Access.Explaining;
using Usher.Api.Calls;
using Usher.Wire.UsherApi;

namespace Usher.Api.UsherApi;

/// <summary>Explains whether a principal may perform an action, and what denies it.</summary>
internal sealed class AccessHandlers(AccessQuestions questions) : IUsherOperationGroup
{
    public IEnumerable<UsherOperation> Operations => [new("ExplainAccess", "POST", "explain/access", ExplainAccessAsync)];

    private async Task ExplainAccessAsync(AwsCall call, CancellationToken cancellationToken)
    {
        call.Authorize("usher:ExplainAccess", "*");
        var steps = await questions.ExplainAsync(await call.ReadAsync<ExplainAccessRequest>(cancellationToken), cancellationToken);
        var answer = new ExplainAccessResponse
        {
            IsAllowed = steps.AreAllowed(),
            Text = ExplanationText.Of(steps),
            Statements = steps.MissingStatements(),
        };
        await call.AnswerAsync(answer, cancellationToken);
    }
}
