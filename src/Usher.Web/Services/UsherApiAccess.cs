using Usher.Wire.Calling;

namespace Usher.Web.Services;

/// <summary>What only an Usher can be asked.</summary>
/// <param name="Client">In the application's name; null where Amazon answers: then what needs it is left out of the pages.</param>
internal sealed record UsherApiAccess(OwnClient? Client);
