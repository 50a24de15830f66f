namespace Usher.Api.Personalize;

/// <summary>The operations of one concept of Personalize, such as campaigns. A new concept is a class of this kind and a line in <see cref="OperationGroups"/>.</summary>
/// <remarks>What an operation looks like on the wire, which resource it is authorized on and which role it passes is said in <see cref="Usher.Wire.Personalize.PersonalizeOperations"/>, which clients read, too.</remarks>
internal interface IOperationGroup
{
    /// <summary>A handler for each operation of the concept.</summary>
    IEnumerable<OperationHandler> Handlers { get; }
}
