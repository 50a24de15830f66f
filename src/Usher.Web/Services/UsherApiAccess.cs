using Usher.Wire.Calling;

namespace Usher.Web.Services;

/// <summary>Access to the operations that only the API of an Usher has.</summary>
/// <param name="Client">The client with the application's credentials. Null with Amazon Personalize: pages then omit what needs it.</param>
internal sealed record UsherApiAccess(UsherApiClient? Client);
