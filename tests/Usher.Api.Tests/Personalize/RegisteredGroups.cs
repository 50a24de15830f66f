using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Usher.Api.Personalize;

namespace Usher.Api.Tests.Personalize;

internal static class RegisteredGroups
{
    /// <summary>Every group that a server registers, over services that were not constructed: their operations can be listed, not called.</summary>
    public static IReadOnlyList<IOperationGroup> All() =>
        [.. new ServiceCollection().AddOperationGroups().Select(service => service.ImplementationType!).Select(type => (IOperationGroup)Activator.CreateInstance(type, Dependencies(type))!)];

    private static object[] Dependencies(Type type) => [.. type.GetConstructors().Single().GetParameters().Select(parameter => RuntimeHelpers.GetUninitializedObject(parameter.ParameterType))];
}
