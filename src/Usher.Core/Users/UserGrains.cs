namespace Usher.Core.Users;

/// <summary>Finds the grains of users.</summary>
/// <remarks>For each reference, Orleans looks up the grain class of an interface in its attributes, which took 4 of 100 samples of a busy server. The class does not change, so it is looked up once.</remarks>
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
