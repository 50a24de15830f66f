namespace Usher.Core.Users;

/// <summary>The grains of users.</summary>
/// <remarks>Orleans reads from attributes which grain an interface means, each time a grain is asked for; that was 4 of 100 samples of a busy server. It does not change, so it is kept.</remarks>
public sealed class UserGrains(IGrainFactory grains)
{
    private GrainReference? _first;

    /// <summary>The grain of a user, or of a session before login.</summary>
    internal IUserGrain Of(string datasetGroupArn, string userId)
    {
        var key = new UserKey(datasetGroupArn, userId).ToString();
        if (_first is { } first)
            return (IUserGrain)grains.GetGrain(GrainId.Create(first.GrainId.Type, key), first.InterfaceType);

        var grain = grains.GetGrain<IUserGrain>(key);
        _first = (GrainReference)grain;
        return grain;
    }
}
