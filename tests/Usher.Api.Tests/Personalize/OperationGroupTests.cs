using Usher.Wire.Personalize;

namespace Usher.Api.Tests.Personalize;

public sealed class OperationGroupTests
{
    [Fact]
    public void Every_handler_is_that_of_an_operation_and_gives_its_response()
    {
        var operations = PersonalizeOperations.Every.ToDictionary(operation => operation.Request);

        Assert.All(RegisteredGroups.All().SelectMany(group => group.Handlers), handler => Assert.Equal(operations[handler.Request].Response, handler.Response));
    }
}
