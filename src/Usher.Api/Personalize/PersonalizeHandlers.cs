using Usher.Wire.Personalize;

namespace Usher.Api.Personalize;

/// <summary>Finds the method that answers an operation.</summary>
/// <param name="groups">The operations that are built.</param>
/// <param name="unbuilt">Answers the others.</param>
internal sealed class PersonalizeHandlers(IEnumerable<IOperationGroup> groups, UnbuiltHandlers unbuilt)
{
    private readonly Dictionary<Type, OperationHandler> _handlers = groups.SelectMany(group => group.Handlers).ToDictionary(handler => handler.Request);

    public bool IsBuilt(PersonalizeOperation operation) => _handlers.ContainsKey(operation.Request);

    /// <summary>Answers one operation.</summary>
    /// <returns>The response; null where it is empty.</returns>
    /// <exception cref="Usher.Wire.Errors.AwsException">An error of the operation, or that it is not built yet.</exception>
    public Task<object?> AnswerAsync(PersonalizeOperation operation, object request, PersonalizeArns at, CancellationToken cancellationToken) =>
        _handlers.TryGetValue(operation.Request, out var handler)
            ? handler.AnswerAsync(request, at, cancellationToken)
            : Task.FromResult<object?>(unbuilt.Answer(operation, request));
}
