namespace Usher.Datasets.Generated.Films;

/// <summary>The words of the invented catalogue.</summary>
/// <remarks>Some have letters beyond ASCII, so that nothing on the way may take bytes for letters.</remarks>
internal static class Lexicon
{
    public static readonly Genre[] Genres =
    [
        new("Action", 8,
            Words("Burning Hard Final Steel Reckless Blind Double Scarlet Rapid Broken"),
            Words("Pursuit Detour Strike Convoy Impact Target Getaway Bullet Runway Vendetta Blockade Overdrive")),
        new("Adventure", 7,
            Words("Lost Uncharted Golden Distant Sunken Boundless Hidden Wild Northern Restless"),
            Words("Voyage Island Expedition Compass Caravan Summit Lagoon Map River Passage Horizon Jungle")),
        new("Animation", 5,
            Words("Tiny Paper Curious Purple Wandering Bouncing Clumsy Sleepy Magnificent Woolly"),
            Words("Hedgehog Balloon Teapot Kingdom Penguin Robot Orchard Snowman Firefly Circus Walrus Kite")),
        new("Comedy", 12,
            Words("Awkward Second Borrowed Unlikely Terrible Married Accidental Cheerful Expensive Wrong"),
            Words("Wedding Neighbour Landlord Holiday Roommate Reunion Alibi Recipe Bachelor Moustache Honeymoon Interview")),
        new("Crime", 6,
            Words("Dirty Loaded Quiet Crooked Stolen Bitter Unmarked Midnight Guilty Cold"),
            Words("Ledger Heist Verdict Informant Safe Witness Alley Syndicate Fingerprint Getaway Detective Ransom")),
        new("Documentary", 4,
            Words("Inside Vanishing Living Ordinary Unseen Measured Forgotten Public Open Patient"),
            Words("Glacier Archive Beehive Factory Orchestra Classroom Coastline Harvest Kitchen Observatory Market Railway")),
        new("Drama", 16,
            Words("Silent Long Fading Bright Unspoken Gentle Empty Faithful Slow Broken"),
            Words("Autumn Letter House Winter Harbour Promise Daughter Orchard Window Inheritance Garden Silence")),
        new("Family", 5,
            Words("Brave Little Muddy Sunny Secret Extra Lucky Giant Barefoot Saturday"),
            Words("Puppy Treehouse Grandmother Picnic Lighthouse Pony Snowstorm Bicycle Camp Bakery Raccoon Birthday")),
        new("Fantasy", 6,
            Words("Enchanted Ivory Thorned Ancient Moonlit Crystal Sleeping Cursed Silver Whispering"),
            Words("Crown Dragon Tower Oracle Sword Forest Throne Raven Spell Labyrinth Mirror Wizard")),
        new("History", 4,
            Words("Royal Proud Divided Old Imperial Restored Solemn Fallen Iron Grand"),
            Words("Treaty Coronation Regent Cathedral Dynasty Senate Frontier Empire Rebellion Courier Parliament Siege")),
        new("Horror", 6,
            Words("Hollow Crawling Unholy Rotten Weeping Nameless Locked Pale Drowned Hungry"),
            Words("Cellar Scarecrow Attic Doll Cradle Well Asylum Grave Nursery Swamp Shriek Lullaby")),
        new("Music", 3,
            Words("Electric Velvet Loud Offbeat Blue Swinging Acoustic Encore Brass Tender"),
            Words("Trumpet Chorus Jukebox Ballad Rehearsal Melody Drummer Cabaret Anthem Waltz Songbird Stage")),
        new("Mystery", 5,
            Words("Seventh Missing Veiled Curious Locked Foggy Double Anonymous Vanished Unsigned"),
            Words("Key Portrait Lodger Cipher Staircase Postcard Clockmaker Locket Conservatory Stranger Riddle Telegram")),
        new("Romance", 8,
            Words("Tender Summer Sudden Hopeless Sweet Distant Crimson Secret Rainy Everlasting"),
            Words("Kiss Serenade Heart Valentine Rendezvous Balcony Love Bouquet Affair Dance Farewell Weekend")),
        new("Science Fiction", 7,
            Words("Orbital Quantum Artificial Frozen Infinite Parallel Solar Synthetic Hyper Last"),
            Words("Signal Colony Android Galaxy Paradox Station Comet Clone Machine Gravity Satellite Nebula")),
        new("Thriller", 8,
            Words("Deadly Perfect Fatal Hidden Paranoid Narrow Double Cold Wired Ruthless"),
            Words("Hour Secret Trap Confession Obsession Suspect Threshold Protocol Motive Silence Hostage Shadow")),
        new("War", 4,
            Words("Muddy Fallen Last Forgotten Scorched Marching Distant Valiant Iron Silent"),
            Words("Trench Battalion Bridge Brigade Armistice Medic Front Bunker Ceasefire Regiment Bugle Furlough")),
        new("Western", 3,
            Words("Dusty Lonesome Rusty Crooked Wanted Red Thirsty Wild Sundown Bitter"),
            Words("Saddle Canyon Marshal Ranch Stagecoach Outlaw Prairie Spur Saloon Drifter Mustang Gallows")),
    ];

    public static readonly string[] Places = Words(
        "Velmora Askel Brindlewick Côte-Noire Ravensund Orrin Tallow Malvíña Estrell Quillhaven Sørvik " +
        "Dunmarrow Kestrelton Bellacqua Norwold Zweibrunn Pinefall Osterby-on-Sea Calloway Émeraude " +
        "Thistledown Marrowgate Halvøy Copperdale Lindenau Saltmarsh Vyborne Greyhollow Tamarisk Wexcombe");

    public static readonly string[] People = Words(
        "Anselm Zoë Mirela Odette Casper Ingrid Tobias Noémie Rufus Calliope Bálint Lucinda Søren Marguerite " +
        "Ezra Philippa Günther Isolde Amos Renée Horatio Winifred Dmitri Josefa Leopold Beatrix Cosmo Aurelia " +
        "Magnus Fenella");

    public static readonly string[] Ordinals = Words("First Last Second Third Other Only Final");

    private static string[] Words(string words) => words.Split(' ');
}
